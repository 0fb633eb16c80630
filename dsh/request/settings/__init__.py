"""What a request says of the settings of a run or a build, kind by kind; dsh/request/switches.py asks for them."""
