"""The duplicates among records that are all there: the index's answers, found in parts that any engine can run.

The index asks for one text after the other; here keys are joined for all texts at once. What a text is depends on those
before it in two ways: which articles share keys with it, and which paragraphs its site had repeated by then, among
articles that were nothing to any other. The second is first guessed (all count), then all is judged, and what is
judged from a wrong guess is judged again until the guess is what was found. By induction over the texts in their order
there is one such state only, and it is the index's.
"""
