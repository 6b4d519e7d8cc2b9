package io.sallyport.gateway.plugin;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses, in a multi-release jar, the entries for this version of Java. */
final class JarVersions {
    private static final Pattern VERSIONED =
            Pattern.compile("META-INF/versions/([1-9][0-9]{0,2})/(?!META-INF/)(.+)", Pattern.CASE_INSENSITIVE);
    private static final int FIRST = 9;

    private JarVersions() {}

    static Map<String, byte[]> forThisJava(Manifest manifest, Map<String, byte[]> entries) {
        String multiRelease = manifest.getMainAttributes().getValue(Attributes.Name.MULTI_RELEASE);
        return Boolean.parseBoolean(multiRelease)
                ? chosen(entries, Runtime.version().feature())
                : Map.copyOf(entries);
    }

    static Map<String, byte[]> chosen(Map<String, byte[]> entries, int feature) {
        Map<Integer, Map<String, byte[]>> versions = new TreeMap<>();
        entries.forEach((name, content) -> {
            Matcher form = VERSIONED.matcher(name);
            int version = form.matches() ? Integer.parseInt(form.group(1)) : 0;
            boolean isTooOld = version > 0 && version < FIRST;
            if (version <= feature && !isTooOld) {
                versions.computeIfAbsent(version, any -> new HashMap<>())
                        .put(version == 0 ? name : form.group(2), content);
            }
        });
        Map<String, byte[]> chosen = new HashMap<>();
        versions.values().forEach(chosen::putAll);
        return Map.copyOf(chosen);
    }
}
