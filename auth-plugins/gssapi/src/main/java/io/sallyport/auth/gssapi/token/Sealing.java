package io.sallyport.auth.gssapi.token;

/**
 * The encryption of an encryption type (RFC 3961 section 3) under the keys of one usage, in one direction, between the two
 * areas of a {@link Workspace}.
 */
sealed interface Sealing extends AutoCloseable permits MacOfPlaintext, MacOfCiphertext {
    /**
     * Encrypts what is in the one area, and leaves it in the other with its MAC behind it.
     *
     * @param length of the plaintext, at least one block
     */
    void seal(Workspace space, int length);

    /**
     * Decrypts what is in the one area with its MAC behind it, and leaves it in the other.
     *
     * @param length of the ciphertext without its MAC, at least one block
     * @return whether it is genuine; if not, what is in the other area is nobody's business
     */
    boolean open(Workspace space, int length);

    @Override
    void close();
}
