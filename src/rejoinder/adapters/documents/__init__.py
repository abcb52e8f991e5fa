"""Make text of documents: PDF, DOCX, HTML, JSON Resume, Markdown, plain text."""
