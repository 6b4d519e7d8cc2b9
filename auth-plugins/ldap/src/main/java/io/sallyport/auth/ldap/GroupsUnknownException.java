package io.sallyport.auth.ldap;

/** Says that groups could not be found. It has no stack trace. */
final class GroupsUnknownException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GroupsUnknownException(String message) {
        super(message, null, false, false);
    }
}
