package io.sallyport.bench.load;

import java.io.IOException;

/** What one thread of a load does until the time is over. */
interface Work {
    void run(int number) throws IOException;
}
