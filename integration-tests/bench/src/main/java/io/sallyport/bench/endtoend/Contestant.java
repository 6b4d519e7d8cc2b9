package io.sallyport.bench.endtoend;

import java.io.IOException;

/** Somebody whom the generator can load. */
interface Contestant {
    String name();

    /**
     * Gets it ready to be loaded.
     *
     * @throws UnavailableException if it is not to be had here; the page says why
     */
    Endpoint start() throws IOException, InterruptedException;
}
