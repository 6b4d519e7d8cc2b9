package io.sallyport.gateway.yaml;

import java.util.List;

/** Everything that a record's constructor finds wrong with its values. */
final class MistakesException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final List<String> messages;

    MistakesException(List<String> messages) {
        super(String.join("\n", messages));
        this.messages = List.copyOf(messages);
    }

    /** One message for each mistake. */
    static List<String> messages(IllegalArgumentException refusal) {
        return refusal instanceof MistakesException mistakes
                ? mistakes.messages
                : List.of(String.valueOf(refusal.getMessage()));
    }
}
