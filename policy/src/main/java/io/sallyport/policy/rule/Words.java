package io.sallyport.policy.rule;

import java.util.Locale;

/** Writes constants as the policy file does. */
public final class Words {
    private Words() {}

    /** Gives the constant's name in kebab-case. */
    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
