package io.sallyport.core.spi;

import java.util.regex.Pattern;

/**
 * Why something was refused or ended, in a form that a program can search for. It goes to the logs and never to the
 * client.
 *
 * @param code lower-case words joined by hyphens, at most 64 characters, for example {@code bad-password}
 */
public record ReasonCode(String code) {
    private static final int MAX_LENGTH = 64;
    private static final Pattern FORM = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    /**
     * Checks the form.
     *
     * @throws IllegalArgumentException if {@code code} has another form, so that client input cannot become a reason
     */
    public ReasonCode {
        if (code.length() > MAX_LENGTH || !FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("reason code: '" + code
                    + "' (expected: lower-case words joined by hyphens, at most 64 characters)");
        }
    }

    /**
     * Gives the reason of that code.
     *
     * @param code see {@link #code()}
     */
    public static ReasonCode of(String code) {
        return new ReasonCode(code);
    }

    @Override
    public String toString() {
        return code;
    }
}
