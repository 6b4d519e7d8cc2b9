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
    private String taken;
    private String last;
    private volatile TlsState state;
    private String said = "";
    private String saidOfExpiry = "";
    private String saidOfLists = "";

    ReloadedTls(String listener, TlsFiles files, ListenerTls tls, String state) {
        this.listener = listener;
        this.files = files;
        this.tls = tls;
        this.taken = state;
        this.last = state;
        this.state = files.taken();
    }

    ListenerTls tls() {
        return tls;
    }

    /** How it is; asked from any thread. */
    TlsState state() {
        return state;
    }

    void look() {
        sayWhatExpires();
        String now = files.state();
        boolean settled = now.equals(last);
        last = now;
        boolean failed = state.failure().isPresent();
        if (settled && (!now.equals(taken) || (failed && files.trustHasChanged()))) {
            reload(now);
        } else if (settled && failed) {
            mended();
        }
    }

    /** Nothing is replaced, so that sessions of before can still be resumed. */
    private void mended() {
        state = state.mended();
        said = "";
        log.info("listener {}: the TLS files are again those in use", listener);
    }

    /** Certificates that are of no use must not keep a certificate that was taken back in use. */
    private void reload(String now) {
        try {
            tls.replace(files.read());
            taken = now;
            state = files.taken();
            said = "";
            log.info("listener {}: TLS files read again", listener);
        } catch (UnusableFileException e) {
            say("tls." + e.key() + ": " + e.getMessage());
            reloadTrust();
        }
    }

    private void reloadTrust() {
        if (!files.trustHasChanged()) {
            return;
        }
        try {
            tls.replace(files.readTrust());
            state = state.listing(files.lists());
            log.info("listener {}: client-ca and client-crl read again, for the certificates of before", listener);
        } catch (UnusableFileException e) {
            log.debug("listener {}: client-ca and client-crl stay those of before", listener, e);
        }
    }

    private void sayWhatExpires() {
        String why = state.expiry(files.now()).orElse("");
        if (!why.equals(saidOfExpiry) && !why.isEmpty()) {
            log.warn("listener {}: {}: {}", listener, why, state.expiresAt());
        }
        saidOfExpiry = why;
        String ofLists = state.listExpiry(files.now()).orElse("");
        if (!ofLists.equals(saidOfLists) && !ofLists.isEmpty()) {
            log.warn(
                    "listener {}: {}: {}",
                    listener,
                    ofLists,
                    state.listsExpireAt().orElseThrow());
        }
        saidOfLists = ofLists;
    }

    /** It is tried at every look, and said once. */
    private void say(String why) {
        if (!why.equals(said)) {
            said = why;
            state = state.failing(why, files.now());
            log.error(
                    "listener {}: the TLS files have changed and are of no use, those of before stay: {}",
                    listener,
                    why);
        }
    }
}
