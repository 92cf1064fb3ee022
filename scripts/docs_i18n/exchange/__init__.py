"""Files of translation tools: PO, XLIFF 2 and TMX, written and read. Nothing here knows the site."""
