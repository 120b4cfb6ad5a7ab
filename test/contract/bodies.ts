/** A command with an option of each kind that the sandbox knows. */
export const film = {
  type: 1,
  name: 'film',
  name_localizations: { de: 'kino' },
  description: 'What plays in a film',
  description_localizations: { de: 'Was in einem Film läuft' },
  options: [
    {
      type: 3,
      name: 'title',
      description: 'Film title',
      required: true,
      autocomplete: true,
      min_length: 1,
      max_length: 200,
    },
    { type: 3, name: 'sort', description: 'Order', choices: [{ name: 'Year', value: 'year' }] },
    { type: 4, name: 'year', description: 'Year', min_value: 1988, max_value: 2013 },
    { type: 5, name: 'private', description: 'Only to me' },
    { type: 6, name: 'user', description: 'For whom' },
    { type: 7, name: 'channel', description: 'Where', channel_types: [0, 5] },
    { type: 8, name: 'role', description: 'For which role' },
    { type: 9, name: 'anybody', description: 'For anybody' },
    { type: 10, name: 'score', description: 'How good', min_value: 0.5, max_value: 5 },
  ],
  default_member_permissions: null,
  integration_types: [0, 1],
  contexts: [0, 1, 2],
}

/** A command in two parts, for who may manage the server. */
export const club = {
  type: 1,
  name: 'club',
  description: 'The film club',
  default_member_permissions: '32',
  contexts: [0],
  options: [
    {
      type: 1,
      name: 'meet',
      description: 'Calls a meeting',
      options: [{ type: 7, name: 'where', description: 'Where', required: true, channel_types: [0, 5] }],
    },
    { type: 1, name: 'close', description: 'Closes it' },
  ],
}

/** A message with a bit of everything. */
export const card = {
  content: '<@1210000000000000011>, see:',
  embeds: [
    {
      title: 'Chungking Express (1994)',
      url: 'https://example.org/film',
      description: 'Two policemen',
      color: 0xc0392b,
      timestamp: '2024-02-22T12:00:00.000Z',
      author: { name: 'Wong Kar-wai', url: 'https://example.org', icon_url: 'https://example.org/a.png' },
      fields: [{ name: 'Music', value: 'California Dreamin’', inline: true }],
      image: { url: 'https://example.org/still.png' },
      thumbnail: { url: 'https://example.org/small.png' },
      footer: { text: 'Section 3.1', icon_url: 'https://example.org/f.png' },
    },
  ],
  components: [
    {
      type: 1,
      components: [
        { type: 2, style: 1, label: 'Go', custom_id: 'go', emoji: { name: '🎬' } },
        { type: 2, style: 2, label: 'Not now', custom_id: 'no', disabled: true },
        { type: 2, style: 5, label: 'Listen', url: 'https://example.org' },
      ],
    },
    {
      type: 1,
      components: [
        {
          type: 3,
          custom_id: 'pick',
          placeholder: 'More',
          min_values: 1,
          max_values: 1,
          options: [{ label: 'A', value: 'a', description: 'First', emoji: { name: '🎵' }, default: true }],
        },
      ],
    },
    { type: 1, components: [{ type: 5, custom_id: 'user' }] },
    { type: 1, components: [{ type: 6, custom_id: 'role' }] },
    { type: 1, components: [{ type: 8, custom_id: 'channel', channel_types: [0, 5] }] },
  ],
  allowed_mentions: { parse: ['users'] },
}

/** A form to fill in. */
export const form = {
  custom_id: 'feedback',
  title: 'What is missing?',
  components: [
    { type: 1, components: [{ type: 4, custom_id: 'song', label: 'Song', style: 1, max_length: 100 }] },
    { type: 18, label: 'Why?', component: { type: 4, custom_id: 'why', style: 2, required: false } },
    {
      type: 18,
      label: 'Which film?',
      component: { type: 3, custom_id: 'film', options: [{ label: '2046', value: '2046' }] },
    },
  ],
}
