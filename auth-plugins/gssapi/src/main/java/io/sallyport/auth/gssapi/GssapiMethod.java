package io.sallyport.auth.gssapi;

import io.sallyport.auth.gssapi.keytab.KeytabFile;
import io.sallyport.core.spi.auth.AuthenticationExchange;
import io.sallyport.core.spi.auth.AuthenticationMethod;
import io.sallyport.core.spi.auth.ExchangeStart;
import io.sallyport.core.spi.auth.Health;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** METHOD X'01', RFC 1961; as healthy as its keytab. */
final class GssapiMethod implements AuthenticationMethod {
    static final int NUMBER = 1;

    private static final Logger log = LoggerFactory.getLogger(GssapiMethod.class);

    private final KeytabFile keytab;
    private final Authentication authentication;
    private final LevelNegotiation levels;
    private final Workers workers;

    GssapiMethod(KeytabFile keytab, Authentication authentication, LevelNegotiation levels, Workers workers) {
        this.keytab = keytab;
        this.authentication = authentication;
        this.levels = levels;
        this.workers = workers;
    }

    @Override
    public int number() {
        return NUMBER;
    }

    @Override
    public boolean encapsulates() {
        return true;
    }

    @Override
    public AuthenticationExchange begin(ExchangeStart start) {
        return new GssapiExchange(authentication, levels, workers, start);
    }

    @Override
    public Health health() {
        // Whoever is told that we are down sends no clients, and without clients nobody would look at the file again.
        if (keytab.isDue()) {
            try {
                workers.executor().execute(keytab::current);
            } catch (RejectedExecutionException e) {
                log.debug("keytab: not looked at, there is too much to do", e);
            }
        }
        return keytab.health();
    }
}
