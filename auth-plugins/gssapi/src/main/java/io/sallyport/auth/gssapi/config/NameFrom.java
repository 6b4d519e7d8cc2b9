package io.sallyport.auth.gssapi.config;

/** What a client's name is taken from. */
public enum NameFrom {
    /** The principal that the ticket names. */
    PRINCIPAL,
    /** The account that the ticket's PAC names, as the domain spells it. */
    ACCOUNT
}
