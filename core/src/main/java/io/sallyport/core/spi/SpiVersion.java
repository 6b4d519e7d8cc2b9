package io.sallyport.core.spi;

/** The version of this service provider interface; a plugin jar names the one it was built for. */
public final class SpiVersion {
    /** Raised when a plugin built before would no longer work. */
    public static final int CURRENT = 1;

    /** The attribute of a plugin jar's main manifest section that carries the version, in decimal. */
    public static final String MANIFEST_ATTRIBUTE = "Sallyport-Spi-Version";

    private SpiVersion() {}
}
