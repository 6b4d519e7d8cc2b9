package io.sallyport.gateway.tls;

import io.sallyport.core.spi.config.Secret;
import io.sallyport.core.tls.ServerCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads a key with its certificates from PKCS#12, RFC 7292. */
final class KeyStoreFile {
    private KeyStoreFile() {}

    static ServerCertificate read(TlsFile file, Optional<Secret> secret) throws UnusableFileException {
        byte[] octets = file.readSecret();
        char[] password = secret.map(KeyDecryption::characters).orElse(new char[0]);
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(new ByteArrayInputStream(octets), password);
            return entry(file, store, password);
        } catch (IOException | GeneralSecurityException e) {
            throw file.unusable("is no whole PKCS#12, or its password is another", "PKCS#12 and its password");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static ServerCertificate entry(TlsFile file, KeyStore store, char[] password)
            throws GeneralSecurityException, UnusableFileException {
        List<String> keys = Collections.list(store.aliases()).stream()
                .filter(alias -> isKey(store, alias))
                .toList();
        if (keys.size() != 1) {
            throw file.unusable("holds " + keys.size() + " private keys", "one, with its certificates");
        }
        Key key = store.getKey(keys.get(0), password);
        Certificate[] chain = store.getCertificateChain(keys.get(0));
        if (!(key instanceof PrivateKey own) || chain == null) {
            throw file.unusable("holds no private key with certificates", "one, with its certificates");
        }
        return new ServerCertificate(
                Arrays.stream(chain).map(X509Certificate.class::cast).toList(), own);
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
