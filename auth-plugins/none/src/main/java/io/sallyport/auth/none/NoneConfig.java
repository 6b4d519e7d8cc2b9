package io.sallyport.auth.none;

/** There is nothing to set. */
public record NoneConfig() {}
