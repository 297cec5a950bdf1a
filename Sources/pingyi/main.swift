print("pingyi")
