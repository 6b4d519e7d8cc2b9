package io.sallyport.gateway.tls;

import io.sallyport.core.tls.ListenerTls;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener's TLS, which follows its files. New ones are taken when they have stayed the same from one look to the
 * next, so that a certificate without its key is not taken for a mistake; bad ones change nothing.
 */
final class ReloadedTls {
    private static final Logger log = LoggerFactory.getLogger(ReloadedTls.class);

    private final String listener;
    private final TlsFiles files;
    private final ListenerTls tls;
    private String tried;
    private String last;

    ReloadedTls(String listener, TlsFiles files, ListenerTls tls, String state) {
        this.listener = listener;
        this.files = files;
        this.tls = tls;
        this.tried = state;
        this.last = state;
    }

    ListenerTls tls() {
        return tls;
    }

    void look() {
        String now = files.state();
        boolean settled = now.equals(last);
        last = now;
        if (settled && !now.equals(tried)) {
            tried = now;
            reload();
        }
    }

    private void reload() {
        try {
            tls.replace(files.read());
            log.info("listener {}: TLS files read again", listener);
        } catch (UnusableFileException e) {
            log.error(
                    "listener {}: the TLS files have changed and are of no use, those of before stay: tls.{}: {}",
                    listener,
                    e.key(),
                    e.getMessage());
        }
    }
}
