package io.sallyport.auth.gssapi.token;

/** The simplified profile of RFC 3961 section 5.3, as RFC 3962 has it: the MAC is of the plaintext. */
record MacOfPlaintext(AesCbc aes, Hmac hmac, int macLength) implements Sealing {
    @Override
    public void seal(Workspace space, int length) {
        int end = Workspace.START + length;
        CiphertextStealing.encrypt(aes, space, length);
        hmac.compute(space, space.in(), Workspace.START, end);
        System.arraycopy(space.mac(), 0, space.out(), end, macLength);
    }

    @Override
    public boolean open(Workspace space, int length) {
        int end = Workspace.START + length;
        // Decrypting may fill up the last block, where the MAC begins.
        System.arraycopy(space.in(), end, space.received(), 0, macLength);
        CiphertextStealing.decrypt(aes, space, length);
        hmac.compute(space, space.out(), Workspace.START, end);
        return hmac.matches(space, space.received(), 0, macLength);
    }

    @Override
    public void close() {
        aes.close();
        hmac.close();
    }
}
