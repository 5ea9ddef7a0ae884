"""Reading: files to tables of strings, with rows and lines kept and every fault a finding."""
