"""What people say of commitments: kept beside the sources, attributed, and found again when texts change."""
