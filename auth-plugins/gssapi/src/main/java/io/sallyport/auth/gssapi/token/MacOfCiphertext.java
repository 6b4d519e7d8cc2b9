package io.sallyport.auth.gssapi.token;

/** The encryption of RFC 8009 section 5: the MAC is of the initial vector, which is zeros, and the ciphertext. */
record MacOfCiphertext(AesCbc aes, Hmac hmac, int macLength) implements Sealing {
    @Override
    public void seal(Workspace space, int length) {
        int end = Workspace.START + length;
        CiphertextStealing.encrypt(aes, space, length);
        hmac.compute(space, space.out(), 0, end);
        System.arraycopy(space.mac(), 0, space.out(), end, macLength);
    }

    @Override
    public boolean open(Workspace space, int length) {
        int end = Workspace.START + length;
        hmac.compute(space, space.in(), 0, end);
        if (!hmac.matches(space, space.in(), end, macLength)) {
            return false;
        }
        CiphertextStealing.decrypt(aes, space, length);
        return true;
    }

    @Override
    public void close() {
        aes.close();
        hmac.close();
    }
}
