package io.sallyport.auth.gssapi.doctor;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/** Asks each KDC of a realm for its clock and the number of its key, with a request that proves nothing. */
final class KdcCheck {
    private static final String STEP = "kdc";
    private static final int NEEDS_PREAUTHENTICATION = 25;

    private final Clocks clocks;
    private final Report report;
    private final List<Key> keys;

    KdcCheck(Clocks clocks, Report report, List<Key> keys) {
        this.clocks = clocks;
        this.report = report;
        this.keys = keys;
    }

    /** Asks in the name of this principal. */
    void check(String principal) {
        String realm = principal.substring(principal.lastIndexOf('@') + 1);
        try {
            List<KdcAddress> kdcs = KdcDirectory.find(realm);
            if (kdcs.isEmpty()) {
                report.warn(
                        STEP,
                        realm + ": no KDC in " + Krb5Conf.inUse() + " nor in DNS (expected: kdc = … below the"
                                + " realm in [realms])");
            }
            kdcs.forEach(kdc -> ask(kdc, principal));
        } catch (IOException e) {
            report.warn(STEP, realm + ": " + Krb5Conf.inUse() + " cannot be read: " + e);
        } catch (IllegalArgumentException e) {
            report.fail(STEP, realm + ": " + e.getMessage());
        }
    }

    private void ask(KdcAddress kdc, String principal) {
        try {
            int nonce = new SecureRandom().nextInt(Integer.MAX_VALUE);
            KdcAnswer answer = KdcAnswer.parse(KdcProbe.ask(kdc, AsRequest.encode(principal, types(principal), nonce)));
            report.ok(STEP, kdc + ": " + shown(answer));
            answer.time().ifPresent(time -> clocks.compare(kdc.toString(), time));
            answer.version().ifPresent(version -> KeyVersions.compare(report, keys, principal, version));
        } catch (IOException e) {
            report.fail(
                    STEP,
                    kdc + ": no answer (" + e.getMessage()
                            + "); is it running, and does a firewall let that port through?");
        } catch (IllegalArgumentException e) {
            report.fail(STEP, kdc + ": " + e.getMessage() + " (expected: a KDC)");
        }
    }

    private List<Integer> types(String principal) {
        return keys.stream()
                .filter(key -> key.principal().equals(principal) && key.isAccepted())
                .map(Key::type)
                .distinct()
                .toList();
    }

    private static String shown(KdcAnswer answer) {
        Optional<Long> error = answer.error().filter(number -> number != NEEDS_PREAUTHENTICATION);
        return "answers" + error.map(number -> ", error " + number).orElse("");
    }
}
