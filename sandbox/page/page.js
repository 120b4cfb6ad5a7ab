// Everything shown goes through textContent: nothing that is typed or sent becomes markup.

const byId = id => document.getElementById(id)
const [userSelect, channelSelect, messageList] = [byId('user'), byId('channel'), byId('messages')]
const [errorLine, choiceList, composer, textInput] = [
  byId('error'),
  byId('choices'),
  byId('composer'),
  byId('text'),
]

const { placeholder } = textInput
const ephemeralFlag = 64
const loadingFlag = 128

async function call(method, path, body) {
  const response = await fetch(`/sandbox/${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  })
  return response.json()
}

const place = () => ({ user: userSelect.value, channel: channelSelect.value })

function element(tag, className, text) {
  const made = document.createElement(tag)
  if (className) made.className = className
  if (text !== undefined && text !== null) made.textContent = text
  return made
}

/** A paragraph with **bold** and [links](https://…), the two marks that cards are unreadable without. */
function markdown(text) {
  const line = element('p')
  const marks = /\*\*(.+?)\*\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g
  let end = 0
  for (const mark of text.matchAll(marks)) {
    const [whole, bold, label, url] = mark
    line.append(text.slice(end, mark.index), bold ? element('strong', '', bold) : linkElement(label, url))
    end = mark.index + whole.length
  }
  line.append(text.slice(end))
  return line
}

function linkElement(label, url) {
  const link = element('a', '', label)
  link.href = url
  link.target = '_blank'
  link.rel = 'noopener noreferrer'
  return link
}

/** A picture of a message, asked for at this page's own address, whatever name it goes by. */
function pictureElement({ url, description, width, height }) {
  const picture = element('img')
  picture.src = new URL(url).pathname
  picture.alt = description ?? ''
  if (width && height) Object.assign(picture, { width, height })
  return picture
}

function attachmentElement(attachment) {
  if (attachment.content_type?.startsWith('image/')) return pictureElement(attachment)
  const line = element('p')
  line.append(linkElement(attachment.filename, new URL(attachment.url).pathname))
  return line
}

function embedElement(embed) {
  const box = element('div', 'embed')
  if (typeof embed.color === 'number')
    box.style.borderLeftColor = `#${embed.color.toString(16).padStart(6, '0')}`
  if (embed.author) box.append(element('p', 'quiet', embed.author.name))
  if (embed.title) box.append(element('p', 'name', embed.title))
  if (embed.description) box.append(markdown(embed.description))
  const fields = element('div', 'fields')
  for (const { name, value, inline } of embed.fields ?? []) {
    const field = element('div', inline ? 'field inline' : 'field')
    field.append(element('p', 'name', name), markdown(value))
    fields.append(field)
  }
  if (fields.childElementCount > 0) box.append(fields)
  // Only a file of the sandbox has the address of a proxy; nothing is loaded from elsewhere.
  for (const picture of [embed.image, embed.thumbnail])
    if (picture?.proxy_url) box.append(pictureElement(picture))
  if (embed.footer) box.append(element('p', 'quiet', embed.footer.text))
  return box
}

function buttonElement(message, component) {
  const label = [component.emoji?.name, component.label].filter(Boolean).join(' ')
  const button = element('button', component.url ? 'link' : '', label)
  button.disabled = component.disabled ?? false
  button.addEventListener('click', () => {
    if (component.url) window.open(component.url, '_blank', 'noopener,noreferrer')
    else act('press', { message: message.id, customId: component.custom_id, user: userSelect.value })
  })
  return button
}

function selectElement(message, component) {
  const select = element('select')
  select.disabled = component.disabled ?? false
  select.append(new Option(component.placeholder ?? 'Choose', ''))
  for (const { label, value } of component.options ?? entitiesFor(component.type)) {
    select.append(new Option(label, value))
  }
  select.setAttribute('aria-label', component.placeholder ?? 'Choose')
  select.addEventListener('change', () => {
    const values = [select.value]
    act('press', { message: message.id, customId: component.custom_id, values, user: userSelect.value })
  })
  return select
}

/** What the selects for users, roles and channels offer. */
function entitiesFor(type) {
  const [guild] = world.guilds
  const named = list => list.map(({ id, name }) => ({ label: name, value: id }))
  const users = world.users.map(({ id, displayName }) => ({ label: displayName, value: id }))
  const offered = {
    5: users,
    6: named(guild.roles),
    7: [...users, ...named(guild.roles)],
    8: named(guild.channels),
  }
  return offered[type] ?? []
}

/** Mentions as a client writes them, and as it shows them. */
const withIds = text => {
  const users = world.users.toSorted((a, b) => b.displayName.length - a.displayName.length)
  return users.reduce((line, { id, displayName }) => line.replaceAll(`@${displayName}`, `<@${id}>`), text)
}
const withNames = text =>
  world.users.reduce((line, { id, displayName }) => line.replaceAll(`<@${id}>`, `@${displayName}`), text)

const firstWords = ({ content, embeds }) =>
  withNames(content || embeds[0]?.description || embeds[0]?.title || '…').slice(0, 80)

function messageElement(message) {
  const box = element('article')
  box.append(element('p', 'author', message.author.global_name ?? message.author.username))
  if (message.flags & loadingFlag) box.append(element('p', 'quiet', 'thinking…'))
  if (message.referenced_message)
    box.append(element('p', 'quiet', `↪ ${firstWords(message.referenced_message)}`))
  if (message.content) box.append(markdown(withNames(message.content)))
  for (const attachment of message.attachments) box.append(attachmentElement(attachment))
  for (const embed of message.embeds) box.append(embedElement(embed))
  for (const { components } of message.components) {
    const row = element('div', 'row')
    for (const component of components) {
      row.append(component.type === 2 ? buttonElement(message, component) : selectElement(message, component))
    }
    box.append(row)
  }
  if (message.thread) box.append(element('p', 'quiet', `Thread: ${message.thread.name}`))
  if (message.edited_timestamp) box.append(element('p', 'quiet', '(edited)'))
  if (message.flags & ephemeralFlag) box.append(element('p', 'quiet', 'Only you can see this'))
  box.append(menuElement(message))
  return box
}

/** What can be done with a message: answer it, or choose a command of its menu. */
function menuElement(message) {
  const row = element('div', 'row')
  const add = (label, run) => {
    const button = element('button', 'small', label)
    button.addEventListener('click', run)
    row.append(button)
  }
  if (!(message.flags & ephemeralFlag)) add('Reply', () => replyTo(message))
  for (const { type, name } of world.commands)
    if (type === 3) add(name, () => act('menu', { name, message: message.id, ...place() }))
  return row
}

/** The message that the next one answers. */
let answered = null

function replyTo(message) {
  answered = message
  const name = message && (message.author.global_name ?? message.author.username)
  textInput.placeholder = message ? `Reply to ${name}` : placeholder
  textInput.focus()
}

let shown = ''

async function refresh() {
  const { user, channel } = place()
  const { messages, error } = await call('GET', `channels/${channel}/messages?user=${user}`)
  const next = JSON.stringify([user, channel, messages])
  if (next === shown) return
  shown = next
  errorLine.textContent = error ?? ''
  messageList.replaceChildren(...messages.map(messageElement))
  messageList.scrollTop = messageList.scrollHeight
}

async function act(what, body) {
  errorLine.textContent = ''
  const { error, modal } = await call('POST', what, body)
  await refresh()
  errorLine.textContent =
    error ?? (modal ? `The app opened the form “${modal.title}”, which this page cannot show.` : '')
}

let typed = 0

async function complete() {
  const mine = ++typed
  const text = textInput.value
  await new Promise(resolve => setTimeout(resolve, 150))
  if (mine !== typed) return
  const answer = /^\/\S+\s/.test(text)
    ? await call('POST', 'autocomplete', { text, ...place() })
    : { choices: [] }
  if (mine === typed)
    choiceList.replaceChildren(
      ...(answer.choices ?? []).slice(0, 8).map(choice => choiceElement(text, choice)),
    )
}

function choiceElement(text, { name, value }) {
  const button = element('button', '', name)
  button.addEventListener('click', () => {
    const [command = ''] = text.split(' ')
    textInput.value = text.includes(':')
      ? `${text.slice(0, text.lastIndexOf(':') + 1)}${value}`
      : `${command} ${name}`
    choiceList.replaceChildren()
    textInput.focus()
  })
  return button
}

function send(event) {
  event.preventDefault()
  const text = textInput.value
  if (text.trim() === '') return
  textInput.value = ''
  typed++
  choiceList.replaceChildren()
  if (text.startsWith('/')) act('command', { text, ...place() })
  else act('message', { content: withIds(text), ...(answered ? { reply: answered.id } : {}), ...place() })
  replyTo(null)
}

const world = await call('GET', 'world')
for (const { key, displayName } of world.users) if (key) userSelect.append(new Option(displayName, key))
userSelect.value = world.users.find(({ id }) => id === world.defaults.userId)?.key
for (const guild of world.guilds.slice(0, 20)) {
  const group = element('optgroup')
  group.label = guild.name
  for (const { id, name } of guild.channels) group.append(new Option(`#${name}`, id))
  channelSelect.append(group)
}
channelSelect.append(new Option(`Direct message with ${world.application.name}`, 'dm'))
channelSelect.value = world.defaults.channelId

composer.addEventListener('submit', send)
textInput.addEventListener('input', complete)
userSelect.addEventListener('change', refresh)
channelSelect.addEventListener('change', () => {
  replyTo(null)
  refresh()
})
await refresh()
setInterval(refresh, 1500)
