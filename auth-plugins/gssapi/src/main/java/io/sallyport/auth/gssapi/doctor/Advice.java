package io.sallyport.auth.gssapi.doctor;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Turns an error of Kerberos into what an operator can do. */
final class Advice {
    private static final String EXPORT_AGAIN = "export the keytab again";
    private static final int UNKNOWN_CLIENT = 6;
    private static final Map<Integer, String> BY_NUMBER = Map.ofEntries(
            Map.entry(
                    6,
                    "the KDC does not know it as a client (Active Directory: only the account that has the SPN"
                            + " can log in; put its key into the keytab too)"),
            Map.entry(7, "the KDC does not know the service: register it (setspn -S, samba-tool spn add, addprinc)"),
            Map.entry(
                    14,
                    "the KDC has no key of these encryption types for it (Active Directory: set"
                            + " msDS-SupportedEncryptionTypes to 24 and the password again)"),
            Map.entry(18, "the account is disabled, locked or expired"),
            Map.entry(23, "the account's password has expired"),
            Map.entry(24, "the key is not the KDC's: " + EXPORT_AGAIN),
            Map.entry(25, "the KDC asks for pre-authentication that the keytab cannot give"),
            Map.entry(31, "the key is not the KDC's: " + EXPORT_AGAIN),
            Map.entry(37, "the clocks differ too much (expected: at most 300 s): set the clock"),
            Map.entry(44, "the KDC has a newer key: " + EXPORT_AGAIN),
            Map.entry(68, "the KDC is not one of this realm: look at [realms] in krb5.conf"));

    /** What the JDK says without a number. */
    private static final Map<String, String> BY_TEXT = Map.of(
            "cannot locate kdc", "no KDC is known for the realm: add it to [realms] in krb5.conf",
            "cannot get kdc", "no KDC is known for the realm: add it to [realms] in krb5.conf",
            "unable to obtain password", "the keytab has no key that may be used for it",
            "connection refused", "no KDC listens there: look at [realms] in krb5.conf, and whether it runs",
            "timed out", "no KDC answers: look at [realms] in krb5.conf and at the firewall",
            "checksum failed", "the key is not the KDC's: " + EXPORT_AGAIN,
            "integrity check", "the key is not the KDC's: " + EXPORT_AGAIN);

    private static final Pattern NUMBER = Pattern.compile("\\((\\d{1,3})\\)");
    private static final int MOST_CAUSES = 8;

    private Advice() {}

    /** Says what to do, and in brackets what the JDK said. */
    static String of(Throwable failure) {
        List<String> messages = messages(failure);
        for (String message : messages) {
            Optional<String> advice = number(message).map(BY_NUMBER::get).or(() -> byText(message));
            if (advice.isPresent()) {
                return advice.get() + " [" + message + "]";
            }
        }
        return messages.isEmpty() ? failure.toString() : messages.get(messages.size() - 1);
    }

    /** Whether the KDC does not know the client. */
    static boolean isUnknownClient(Throwable failure) {
        return messages(failure).stream().anyMatch(message -> number(message).equals(Optional.of(UNKNOWN_CLIENT)));
    }

    private static List<String> messages(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .map(cause -> String.valueOf(cause.getMessage()).strip())
                .filter(message -> !message.equals("null"))
                .toList();
    }

    private static Optional<Integer> number(String message) {
        Matcher number = NUMBER.matcher(message);
        return number.find() ? Optional.of(Integer.valueOf(number.group(1))) : Optional.empty();
    }

    private static Optional<String> byText(String message) {
        String lower = message.toLowerCase(Locale.ROOT);
        return BY_TEXT.entrySet().stream()
                .filter(entry -> lower.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
