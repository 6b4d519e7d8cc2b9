package io.sallyport.gateway.yaml;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Writes Java names as the configuration writes them. */
public final class KebabCase {
    private static final Pattern UPPER_CASE_LETTER = Pattern.compile("([A-Z])");

    private static final Map<Enum<?>, String> CONSTANTS = new ConcurrentHashMap<>();

    private KebabCase() {}

    /** {@code usersFile} is {@code users-file}. */
    public static String ofComponent(String name) {
        return UPPER_CASE_LETTER.matcher(name).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }

    /** {@code UDP_ASSOCIATE} is {@code udp-associate}. */
    public static String ofConstant(Enum<?> constant) {
        return CONSTANTS.computeIfAbsent(
                constant, first -> first.name().replace('_', '-').toLowerCase(Locale.ROOT));
    }
}
