package io.sallyport.gateway.control;

/** A request that is none, or asks for what is not there; its message says what would be right. */
final class RefusedRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedRequestException(String message) {
        super(message);
    }
}
