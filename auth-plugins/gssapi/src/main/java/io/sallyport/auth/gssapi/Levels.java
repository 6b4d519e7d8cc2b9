package io.sallyport.auth.gssapi;

import io.sallyport.core.spi.ProtectionLevel;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which protection level answers which: what the client asked if policy accepts it, else the next that it can do. */
final class Levels {
    private Levels() {}

    static Optional<ProtectionLevel> choose(byte asked, Set<ProtectionLevel> acceptable) {
        return canDo(asked).stream().filter(acceptable::contains).findFirst();
    }

    private static List<ProtectionLevel> canDo(byte asked) {
        return switch (asked) {
            case 0 -> List.of(ProtectionLevel.NONE);
            case 1 -> List.of(ProtectionLevel.INTEGRITY, ProtectionLevel.NONE);
            case 2 -> List.of(ProtectionLevel.CONFIDENTIALITY, ProtectionLevel.INTEGRITY, ProtectionLevel.NONE);
            case 3 ->
                List.of(
                        ProtectionLevel.SELECTIVE,
                        ProtectionLevel.CONFIDENTIALITY,
                        ProtectionLevel.INTEGRITY,
                        ProtectionLevel.NONE);
            default -> List.of();
        };
    }

    static byte octet(ProtectionLevel level) {
        return switch (level) {
            case NONE -> 0;
            case INTEGRITY -> 1;
            case CONFIDENTIALITY -> 2;
            case SELECTIVE -> 3;
        };
    }
}
