"""The files under suspicion: guarded reading, checked keys, insertion that leaves every other byte."""
