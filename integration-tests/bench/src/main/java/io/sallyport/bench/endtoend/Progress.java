package io.sallyport.bench.endtoend;

/** Tells whoever waits what is going on. */
final class Progress {
    private Progress() {}

    @SuppressWarnings("SystemOut")
    static void say(String text) {
        System.err.println("bench: " + text);
    }
}
