package io.sallyport.gateway.tls;

import io.sallyport.core.spi.config.Secret;
import java.io.IOException;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Opens encrypted keys: PKCS#8 (RFC 5958) and the older form of OpenSSL. */
final class KeyDecryption {
    private static final BouncyCastleProvider CIPHERS = new BouncyCastleProvider();

    private KeyDecryption() {}

    static PrivateKeyInfo decrypt(TlsFile file, Object encrypted, Secret secret) throws UnusableFileException {
        char[] password = characters(secret);
        try {
            return decrypt(encrypted, password);
        } catch (IOException | OperatorCreationException | PKCSException | RuntimeException e) {
            throw file.unusable("cannot be decrypted", "the password that it was encrypted with");
        } finally {
            Arrays.fill(password, '\0');
        }
    }

    private static PrivateKeyInfo decrypt(Object encrypted, char[] password)
            throws IOException, OperatorCreationException, PKCSException {
        if (encrypted instanceof PEMEncryptedKeyPair old) {
            return old.decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(CIPHERS)
                            .build(password))
                    .getPrivateKeyInfo();
        }
        return ((PKCS8EncryptedPrivateKeyInfo) encrypted)
                .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                        .setProvider(CIPHERS)
                        .build(password));
    }

    static char[] characters(Secret secret) {
        byte[] octets = secret.octets();
        CharBuffer text = StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(octets));
        Arrays.fill(octets, (byte) 0);
        char[] characters = new char[text.remaining()];
        text.get(characters);
        return characters;
    }
}
