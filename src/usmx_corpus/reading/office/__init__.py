"""Read office documents: Word, OpenDocument and Rich Text."""
