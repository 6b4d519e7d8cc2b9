package io.sallyport.auth.gssapi.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** As much of a krb5.conf as is needed to know which KDCs a realm has; the JDK reads the rest. */
final class Krb5Conf {
    private static final String SYSTEM = "/etc/krb5.conf";
    private static final String PROPERTY = "java.security.krb5.conf";

    private Krb5Conf() {}

    static Path inUse() {
        return Path.of(System.getProperty(PROPERTY, SYSTEM));
    }

    /** Makes the JDK use this one, from the next login on. */
    static void use(Path file) {
        System.setProperty(PROPERTY, file.toString());
    }

    /** Gives the KDCs that a file names for a realm, in its order. */
    static List<String> kdcs(Path file, String realm) throws IOException {
        List<String> kdcs = new ArrayList<>();
        String section = "";
        List<String> open = new ArrayList<>();
        for (String raw : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String line = raw.strip();
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line;
                open.clear();
            } else if (line.equals("}")) {
                open.clear();
            } else if (section.equals("[realms]")) {
                setting(line, open, realm, kdcs);
            }
        }
        return kdcs;
    }

    private static void setting(String line, List<String> open, String realm, List<String> kdcs) {
        int equals = line.indexOf('=');
        if (equals < 0 || line.startsWith("#") || line.startsWith(";")) {
            return;
        }
        String name = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        if (value.startsWith("{")) {
            open.add(name);
        } else if (open.equals(List.of(realm)) && name.equals("kdc")) {
            kdcs.addAll(List.of(value.split("\\s+", -1)));
        }
    }
}
