"""The bibliographic record of a document, as the document itself gives it, and corrections typed by hand."""
