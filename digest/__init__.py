"""The newsroom: text → claims → stories → conflicts → digest. Pure functions on frozen data."""
