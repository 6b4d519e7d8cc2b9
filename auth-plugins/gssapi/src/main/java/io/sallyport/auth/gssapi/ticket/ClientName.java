package io.sallyport.auth.gssapi.ticket;

import java.util.List;

/**
 * The name of a client principal.
 *
 * @param components usually one
 * @param realm where it is from
 */
public record ClientName(List<String> components, String realm) {
    private static final String FORBIDDEN = "/@\\";

    /** Copies the list. */
    public ClientName {
        components = List.copyOf(components);
    }

    /** Whether it can be written without two names looking the same. */
    public boolean isPlain() {
        return !realm.isEmpty() && isPlain(realm) && components.stream().allMatch(c -> !c.isEmpty() && isPlain(c));
    }

    private static boolean isPlain(String part) {
        return part.codePoints().noneMatch(c -> c == '\uFFFD' || FORBIDDEN.indexOf(c) >= 0 || isInvisible(c));
    }

    /** Or half a character, of which UTF-16 makes any. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /** Whether it stands for nobody in particular, RFC 8062. */
    public boolean isAnonymous() {
        return realm.equals("WELLKNOWN:ANONYMOUS") || components.equals(List.of("WELLKNOWN", "ANONYMOUS"));
    }

    /** The name without its realm. */
    public String withoutRealm() {
        return String.join("/", components);
    }

    /** The name as Kerberos writes it, if it {@link #isPlain()}. */
    @Override
    public String toString() {
        return withoutRealm() + "@" + realm;
    }
}
