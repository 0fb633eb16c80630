"""What is said of a container whose program has the power of root over the machine: the name of that problem."""

HOST = "commands-host"
