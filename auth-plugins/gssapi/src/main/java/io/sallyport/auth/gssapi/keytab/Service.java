package io.sallyport.auth.gssapi.keytab;

import java.util.List;

/**
 * The name of a service principal.
 *
 * @param components such as {@code rcmd} and {@code gw.example.com}
 * @param realm such as {@code EXAMPLE.COM}
 */
public record Service(List<String> components, String realm) {
    /** Copies the list. */
    public Service {
        components = List.copyOf(components);
    }

    /** The name as Kerberos writes it. */
    @Override
    public String toString() {
        return String.join("/", components) + "@" + realm;
    }
}
