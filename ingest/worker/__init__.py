"""Reading in processes of their own, each file under limits of time and memory."""
