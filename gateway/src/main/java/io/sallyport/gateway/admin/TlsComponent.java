package io.sallyport.gateway.admin;

import io.sallyport.gateway.tls.TlsState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Says how a listener is that speaks TLS. */
final class TlsComponent {
    private TlsComponent() {}

    /** What is of no use in the files does not bring it down: those of before serve. */
    static Component of(String name, TlsState state, Instant now) {
        List<String> reasons = new ArrayList<>();
        Map<String, String> details = new LinkedHashMap<>();
        details.put("files-read-at", state.readAt().toString());
        details.put("certificates-expire-at", state.expiresAt().toString());
        state.listsExpireAt().ifPresent(at -> details.put("revocation-lists-expire-at", at.toString()));
        state.failure().ifPresent(failure -> {
            reasons.add("tls-files-of-no-use");
            details.put("problem", failure.problem());
            details.put("failed-at", failure.at().toString());
        });
        state.expiry(now).ifPresent(reasons::add);
        state.listExpiry(now).ifPresent(reasons::add);
        return new Component("listener", name, status(state, now, reasons), List.copyOf(reasons), details);
    }

    private static Status status(TlsState state, Instant now, List<String> reasons) {
        if (!state.serves(now)) {
            return Status.DOWN;
        }
        return reasons.isEmpty() ? Status.UP : Status.DEGRADED;
    }
}
