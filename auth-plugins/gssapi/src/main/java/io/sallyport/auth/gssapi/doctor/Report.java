package io.sallyport.auth.gssapi.doctor;

import java.io.PrintStream;

/** Prints one line for each step, and remembers whether one failed. */
final class Report {
    private final PrintStream out;
    private boolean failed;

    Report(PrintStream out) {
        this.out = out;
    }

    void ok(String step, String detail) {
        print("ok", step, detail);
    }

    void warn(String step, String detail) {
        print("warn", step, detail);
    }

    void fail(String step, String detail) {
        failed = true;
        print("FAIL", step, detail);
    }

    boolean hasFailed() {
        return failed;
    }

    private void print(String mark, String step, String detail) {
        out.println(printable("%-4s %-9s %s".formatted(mark, step, detail)));
    }

    /** A keytab or a KDC may hold names that would steer a terminal. */
    static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
                shown.append("\\u{").append(Integer.toHexString(character)).append('}');
            } else {
                shown.appendCodePoint(character);
            }
        });
        return shown.toString();
    }
}
