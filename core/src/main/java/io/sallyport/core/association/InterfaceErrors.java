package io.sallyport.core.association;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What Linux says of a socket that is bound to an interface which is gone: the first for IPv4, the second for IPv6. */
final class InterfaceErrors {
    private static final List<String> TEXTS = List.of("no such device", "network is unreachable");

    private InterfaceErrors() {}

    static boolean include(IOException cause) {
        String text = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return TEXTS.stream().anyMatch(text::contains);
    }
}
