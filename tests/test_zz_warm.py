def test_starter(starter): print(starter.counts())
def test_corpus(corpus): print(corpus.counts())
