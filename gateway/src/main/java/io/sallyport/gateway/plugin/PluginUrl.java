package io.sallyport.gateway.plugin;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;

/** Makes URLs for what lies in a jar in memory. */
final class PluginUrl {
    private PluginUrl() {}

    static URL of(JarImage jar) {
        try {
            return jar.path().toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a file's URL: " + jar.path(), impossible);
        }
    }

    static URL of(JarImage jar, String entry, byte[] octets) {
        try {
            return new URL("plugin", "", -1, jar.path().toUri().getRawPath() + "!/" + entry, new Handler(octets));
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException("a plugin's URL: " + entry, impossible);
        }
    }

    private static final class Handler extends URLStreamHandler {
        private final byte[] octets;

        private Handler(byte[] octets) {
            this.octets = octets;
        }

        @Override
        protected URLConnection openConnection(URL url) {
            return new Connection(url, octets);
        }
    }

    private static final class Connection extends URLConnection {
        private final byte[] octets;

        private Connection(URL url, byte[] octets) {
            super(url);
            this.octets = octets;
        }

        @Override
        public void connect() {
            connected = true;
        }

        @Override
        public long getContentLengthLong() {
            return octets.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(octets);
        }
    }
}
