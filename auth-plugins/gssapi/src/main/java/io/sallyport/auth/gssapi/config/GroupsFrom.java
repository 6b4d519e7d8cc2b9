package io.sallyport.auth.gssapi.config;

/** Where the groups of a client come from. */
public enum GroupsFrom {
    /** The ticket, as SIDs, if it comes from Active Directory; otherwise as with {@link #LOOK_UP}. */
    TICKET,
    /** The gateway's group look-up. */
    LOOK_UP
}
