package io.sallyport.auth.gssapi.keytab;

import java.util.List;

/**
 * Which principals of a keytab may be asked for.
 *
 * @param patterns a principal with or without its realm, or its first component alone; none for any
 */
public record ServiceFilter(List<String> patterns) {
    /** Copies the list. */
    public ServiceFilter {
        patterns = List.copyOf(patterns);
    }

    boolean accepts(Service service) {
        return patterns.isEmpty() || patterns.stream().anyMatch(pattern -> matches(pattern, service));
    }

    private static boolean matches(String pattern, Service service) {
        return pattern.equals(service.toString())
                || pattern.equals(String.join("/", service.components()))
                || pattern.equals(service.components().get(0));
    }
}
