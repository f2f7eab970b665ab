"""What the tables of an index hold: one SQLite file a folder, open to any SQLite tool."""

#: Written while a file is read; cut at ";" and a line break into single statements.
OF_FILES = """
-- What made the file: if it was another version of usmx or another folder, the index is built anew. A folder whose name
-- is not UTF-8 is held as its bytes.
CREATE TABLE made (by_program TEXT NOT NULL, of_folder NOT NULL);

-- Every document file that was read, with its stamp (`corpus.Folder`); "" if the file is to be read again.
CREATE TABLE files (path TEXT PRIMARY KEY, id TEXT NOT NULL, stamp TEXT NOT NULL) WITHOUT ROWID;

-- For each part of the index the digest of all stamps that it was filled for: "files", "mentions", "masks"; and as
-- "contents" a digest of all documents.
CREATE TABLE state (part TEXT PRIMARY KEY, of_files TEXT NOT NULL) WITHOUT ROWID;

-- What was wrong in reading a file or its sidecar (`path`), and with `odd` = 1 what `usmx check` finds besides.
CREATE TABLE problems (file TEXT NOT NULL, odd INTEGER NOT NULL, path TEXT, line INTEGER, code TEXT, message TEXT);
CREATE INDEX problems_by_file ON problems (file);

-- The metadata of documents; `position` numbers them by kind and date. Empty where unknown.
-- `crc` is the CRC-32 of all but `number` and `position`, written as a tuple of Python.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE, path TEXT UNIQUE, position INTEGER, kind TEXT, title TEXT, date TEXT,
    url TEXT, published TEXT, modified TEXT, category TEXT, publisher TEXT, country TEXT, language TEXT, copy_of TEXT,
    summary_of TEXT, editorial TEXT, derived TEXT, sha256 TEXT, words INTEGER,
    crc INTEGER
);
CREATE INDEX documents_in_order ON documents (position);

-- The mentions of commitments: `record` is what `usmx list commitments --json` prints of one without its repeats,
-- `facts` holds the facts of its text, `stems` its words. `record_crc` and the like are the CRC-32 of a text.
CREATE TABLE mentions (
    id TEXT PRIMARY KEY, document TEXT NOT NULL, place INTEGER NOT NULL, strength TEXT, kind TEXT, instrument TEXT,
    rule TEXT, amounts INTEGER, figures INTEGER, stems TEXT, record TEXT, facts TEXT, record_crc INTEGER,
    facts_crc INTEGER
);
CREATE INDEX mentions_in_order ON mentions (document, place);

-- Who undertakes a commitment (`acts` is 0 for those in whose name another acts), and the places it names.
CREATE TABLE actors (
    name TEXT NOT NULL, mention TEXT NOT NULL, acts INTEGER NOT NULL, PRIMARY KEY (name, mention)
) WITHOUT ROWID;
CREATE INDEX actors_by_mention ON actors (mention);
CREATE TABLE places (name TEXT NOT NULL, mention TEXT NOT NULL, PRIMARY KEY (name, mention)) WITHOUT ROWID;
CREATE INDEX places_by_mention ON places (mention);

-- Paragraphs and list items, by the number of their document, whose passages have the ids from `first` to before
-- `behind`. `block` numbers the blocks of the document; `crc` is the CRC-32 of the text, `label` as in `Block`, `above`
-- the row of the headings above it; `line`, `lines` after it, `start` and `length` (characters) locate it in the file;
-- pages and column (`col`) are 0 where there are none.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, number INTEGER, block INTEGER, crc INTEGER, label INTEGER, above INTEGER, line INTEGER,
    lines INTEGER, start INTEGER, length INTEGER, page INTEGER, last_page INTEGER, col INTEGER
);
CREATE TABLE spans (number INTEGER PRIMARY KEY, first INTEGER NOT NULL, behind INTEGER NOT NULL);

-- The texts of 32 passages of a document (fewer in its last pack) from the id `first` on, joined by NUL and compressed
-- (zlib).
CREATE TABLE packs (first INTEGER PRIMARY KEY, pack BLOB NOT NULL);

-- Headings and lead-ins (JSON) above the passages of a document.
CREATE TABLE aboves (id INTEGER PRIMARY KEY, number INTEGER NOT NULL, texts TEXT NOT NULL);
CREATE INDEX aboves_by_document ON aboves (number);

-- The stems of a passage's words, and of a document's title (`rowid` is its number).
CREATE VIRTUAL TABLE words USING fts5 (roots, content='', detail=none, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE titles USING fts5 (roots, content='', detail=none, tokenize="ascii tokenchars '_'");
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);
CREATE VIRTUAL TABLE title_vocabulary USING fts5vocab (titles, row);

-- Short forms that a document defines, with the stems of what they stand for, and the `first` of these by itself.
CREATE TABLE acronyms (number INTEGER NOT NULL, short TEXT NOT NULL, first TEXT NOT NULL, roots TEXT NOT NULL);
CREATE INDEX acronyms_by_document ON acronyms (number);
CREATE INDEX acronyms_by_short ON acronyms (short, number);
CREATE INDEX acronyms_by_first ON acronyms (first, number);

-- For `list duplicates`: a sample of a document's 5-word shingles (64-bit numbers), one in `one_in`, and
-- a digest of all its words.
CREATE TABLE samples (
    number INTEGER PRIMARY KEY, one_in INTEGER NOT NULL, words_hash INTEGER NOT NULL, shingles BLOB NOT NULL
);
"""

#: Filled from the tables above when a question first needs them.
OF_ALL = """
-- The other mentions of each mention's commitment (JSON); mentions of one `commitment` state the same one.
CREATE TABLE clusters (
    mention TEXT PRIMARY KEY, commitment INTEGER NOT NULL, repeats TEXT NOT NULL, crc INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX clusters_by_commitment ON clusters (commitment);

-- The passages before `behind` that hold a common stem in their "words", or whose document holds it in its title
-- ("titles"): bit n, counted from the lowest of the first byte, is passage n; compressed (zlib). `passages` counts
-- them. Those of `gone` have been removed since.
CREATE TABLE masks (
    place TEXT, root TEXT, passages INTEGER NOT NULL, behind INTEGER NOT NULL, mask BLOB NOT NULL,
    PRIMARY KEY (place, root)
);
CREATE TABLE gone (first INTEGER NOT NULL, behind INTEGER NOT NULL);
"""
