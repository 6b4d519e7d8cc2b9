package io.sallyport.auth.gssapi.doctor;

import java.util.List;

/** Compares the version of a key that the KDC uses with those in the keytab. */
final class KeyVersions {
    private KeyVersions() {}

    static void compare(Report report, List<Key> keys, String principal, long version) {
        List<Long> versions = keys.stream()
                .filter(key -> key.principal().equals(principal) && key.isAccepted())
                .map(Key::version)
                .distinct()
                .sorted()
                .toList();
        String shown = principal + ": the KDC uses kvno " + version + ", the keytab has " + versions;
        if (versions.contains(version)) {
            report.ok("kvno", shown);
        } else if (versions.stream().allMatch(held -> held < version)) {
            report.fail("kvno", shown + " (stale): export the keytab again");
        } else {
            report.fail(
                    "kvno", shown + ": has every KDC the new key? keep the old one until all tickets with it are over");
        }
    }
}
