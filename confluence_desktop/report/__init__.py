"""What people take home: the summary as a PDF, laid out page by page.

The only place, with `painting.pdf`, that knows reportlab. Everything is made from what `visible`
leaves for the audience (LAW-10).
"""
