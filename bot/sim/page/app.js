// The page of the stand-in's phone. It is written for old phone browsers too:
// no modules, no promises, nothing to build. The server is asked for news by a
// long poll; what it answers is the whole picture, and only what changed in it
// is drawn again.
(function () {
  'use strict';

  var person = 0;       // whose phone is open
  var seen = 0;         // the news that are drawn
  var news = null;      // the last answer of the server
  var poll = null;      // the request that waits
  var drawn = {};       // message id → {seq, node}
  var answered = 0;     // seq of the last answer to a press that was shown
  var fresh = true;     // the chat was just opened
  var editing = 0;      // message that is being edited
  var jumpsDrawn = '';  // labels of the clock's buttons
  var jumping = false;  // the clock is being put forward
  var actionTimer, toastTimer;

  function $(id) { return document.getElementById(id); }

  function el(tag, className, text) {
    var node = document.createElement(tag);
    if (className) node.className = className;
    if (text) node.textContent = text;
    return node;
  }

  function show(node, on) { node.hidden = !on; }

  function clear(node) { while (node.firstChild) node.removeChild(node.firstChild); }

  function request(method, path, body, done) {
    var r = new XMLHttpRequest();
    r.open(method, path);
    r.onreadystatechange = function () {
      if (r.readyState !== 4) return;
      var value = null;
      if (r.status === 200) {
        try { value = JSON.parse(r.responseText); } catch (e) { value = null; }
      }
      done(value, r.status, r.responseText);
    };
    if (body) r.setRequestHeader('Content-Type', 'application/json');
    r.send(body ? JSON.stringify(body) : null);
    return r;
  }

  // News.

  function ask(now) {
    if (poll) { var old = poll; poll = null; old.abort(); }
    var path = 'phone/news?person=' + person + '&after=' + (now ? 0 : seen) + '&find=' + encodeURIComponent($('find').value);
    var mine = poll = request('GET', path, null, function (value) {
      if (poll !== mine) return; // given up for another
      poll = null;
      if (value) draw(value);
      setTimeout(function () { if (!poll) ask(false); }, value ? 120 : 1500);
    });
  }

  function tick() {
    request('GET', 'phone/clock', null, function (value) {
      if (value) drawClock(value);
      setTimeout(tick, 1000);
    });
  }

  function drawClock(v) {
    $('clock-time').textContent = v.time;
    $('clock-day').textContent = v.day;
    $('status-time').textContent = v.time.slice(0, 5);
    var jumps = v.jumps || [], same = jumps.join('\n');
    if (jumping || same === jumpsDrawn) return;
    jumpsDrawn = same;
    var bar = $('jumps');
    clear(bar);
    jumps.forEach(function (label, i) {
      if (!label) return;
      var b = el('button', '', label);
      b.type = 'button';
      b.onclick = function () { jump(i, label); };
      bar.appendChild(b);
    });
    show(bar, !!bar.firstChild);
  }

  function jump(i, label) {
    if (jumping) return;
    jumping = true;
    $('jumps').className = 'busy';
    request('POST', 'phone/jump', {jump: i, label: label}, function (value, status, text) {
      jumping = false;
      $('jumps').className = '';
      if (value) drawClock(value);
      else toast(status ? text.replace(/^sim: /, '') : 'Không nối được với chương trình.');
    });
  }

  function act(what, fields, failed) {
    var a = fields || {};
    a.person = person;
    a.act = what;
    request('POST', 'phone/act', a, function (value, status, text) {
      if (!value) {
        toast(status ? text.replace(/^sim: /, '') : 'Không nối được với chương trình.');
        if (failed) failed();
      }
    });
  }

  // People.

  function drawPeople(v) {
    var list = $('people');
    clear(list);
    v.people.forEach(function (p) {
      var row = el('li', p.id === person ? 'on' : '');
      row.tabIndex = 0;
      row.appendChild(face(p));
      var words = el('div', 'words');
      var first = el('div', 'line');
      first.appendChild(el('b', '', p.name + (p.blocked ? ' 🚫' : '')));
      first.appendChild(el('span', 'time', p.time));
      words.appendChild(first);
      if (p.note) words.appendChild(el('span', 'note', p.note));
      var second = el('div', 'line');
      second.appendChild(el('span', 'preview', p.preview));
      if (p.unread) second.appendChild(el('span', 'unread', String(p.unread)));
      words.appendChild(second);
      row.appendChild(words);
      row.onclick = function () { choose(p.id); };
      row.onkeydown = function (e) { if (e.key === 'Enter') choose(p.id); };
      list.appendChild(row);
    });
    show($('find'), v.total > 8);
    show($('more'), v.people.length < v.total);
    $('more').textContent = 'Đang hiện ' + v.people.length + ' trên ' + v.total + ' người.';
  }

  function face(p) {
    var words = p.name.split(' ');
    var letters = (words.length > 1 ? words[0].charAt(0) : '') + words[words.length - 1].charAt(0);
    return el('span', 'face c' + (p.id % 6), letters.toUpperCase());
  }

  function choose(id) {
    if (id === person) { document.body.className = 'talking'; return; }
    person = id;
    drawn = {};
    fresh = true;
    stopEdit();
    clear($('talk'));
    closeSheets();
    document.body.className = 'talking';
    try { location.replace('#' + id); } catch (e) { /* a page without history */ }
    ask(true);
  }

  // The chat.

  function draw(v) {
    news = v;
    seen = v.seq;
    drawPeople(v);
    show($('notice'), !!v.notice);
    $('notice').textContent = v.notice || '';
    drawLinks(v.links || []);
    $('bot').textContent = v.bot;
    $('deep-form').link.placeholder = v.link + '…';
    show($('empty'), !v.chat);
    if (v.chat) drawChat(v.chat);
  }

  function drawLinks(links) {
    var nav = $('links');
    clear(nav);
    show(nav, links.length > 0);
    links.forEach(function (l) {
      var a = el('a', '', l.label);
      a.href = l.url;
      a.target = '_blank';
      a.rel = 'noopener';
      nav.appendChild(a);
    });
  }

  function drawChat(c) {
    drawMessages(c.messages);
    drawAnswers(c.answers || []);
    drawAction(c.action);
    var begun = c.started || c.messages.length > 0;
    show($('start'), !begun && !c.blocked);
    $('start-hint').textContent = c.payload ? 'Đã nhận được liên kết mời. Bấm để mở.' : 'Bấm để bắt đầu trò chuyện với bot.';
    show($('box'), begun && !c.blocked);
    show($('bottom'), begun || c.blocked);
    show($('unblock'), c.blocked);
    $('block').textContent = c.blocked ? 'Bỏ chặn bot' : 'Chặn bot';
    drawCommands(c.commands || []);
    drawKeys(c.blocked ? null : c.keyboard);
  }

  function drawMessages(list) {
    var talk = $('talk');
    var low = talk.scrollHeight - talk.scrollTop - talk.clientHeight < 60;
    var kept = {};
    var day = '';
    var before = null;
    var grew = false;
    var nodes = [];
    list.forEach(function (m) {
      if (m.day !== day) {
        day = m.day;
        nodes.push(dayNode(day));
      }
      var old = drawn[m.id];
      if (!old || old.seq !== m.seq) {
        old = { seq: m.seq, node: messageNode(m) };
        grew = true;
      }
      kept[m.id] = old;
      nodes.push(old.node);
    });
    drawn = kept;
    // Put the nodes in order, moving as few as possible: selected text stays.
    for (var i = nodes.length - 1; i >= 0; i--) {
      if (nodes[i].nextSibling !== before || nodes[i].parentNode !== talk) talk.insertBefore(nodes[i], before);
      before = nodes[i];
    }
    while (talk.firstChild && talk.firstChild !== before) talk.removeChild(talk.firstChild);
    if (!before) clear(talk);
    prune(talk, nodes);
    if (fresh || (grew && low) || (grew && list.length && list[list.length - 1].mine)) talk.scrollTop = talk.scrollHeight;
    fresh = false;
  }

  var days = {};
  function dayNode(day) {
    if (!days[day] || !days[day].parentNode) days[day] = el('div', 'day', day);
    return days[day];
  }

  function prune(talk, nodes) {
    if (talk.childNodes.length === nodes.length) return;
    for (var i = talk.childNodes.length - 1; i >= 0; i--) {
      if (nodes.indexOf(talk.childNodes[i]) < 0) talk.removeChild(talk.childNodes[i]);
    }
  }

  function messageNode(m) {
    var node = el('div', 'message' + (m.mine ? ' mine' : '') + (m.kind === 'service' ? ' service' : ''));
    var body = el('div', 'body');
    var bubble = el('div', 'bubble');
    if (m.forward) bubble.appendChild(el('span', 'quote', 'Chuyển tiếp từ ' + m.forward));
    if (m.reply) bubble.appendChild(el('span', 'quote', m.reply));
    fill(bubble, m);
    bubble.appendChild(el('span', 'stamp', (m.edited ? 'đã sửa ' : '') + m.time));
    body.appendChild(bubble);
    if (m.buttons) body.appendChild(buttonsNode(m));
    node.appendChild(body);
    if (m.mine && (m.kind === 'text' || m.kind === 'photo' || m.kind === 'document')) {
      node.className += ' editable';
      bubble.title = 'Bấm để sửa tin nhắn này';
      bubble.onclick = function (e) { if (e.target.tagName !== 'A') startEdit(m); };
    }
    return node;
  }

  function fill(bubble, m) {
    var text;
    switch (m.kind) {
    case 'sticker':
      bubble.appendChild(el('div', 'big', m.text));
      return;
    case 'photo':
      var img = el('img');
      img.src = 'phone/file/' + m.file.id;
      img.width = m.file.width;
      img.height = m.file.height;
      img.alt = 'Ảnh';
      bubble.appendChild(img);
      break;
    case 'document':
      bubble.appendChild(fileNode(m.file));
      break;
    case 'voice':
      bubble.appendChild(card('▶', 'Tin nhắn thoại', m.file.seconds + ' giây'));
      return;
    case 'location':
      bubble.appendChild(card('📍', 'Vị trí', m.point.latitude.toFixed(4) + ', ' + m.point.longitude.toFixed(4)));
      return;
    case 'contact':
      bubble.appendChild(card('👤', m.contact.first_name + ' ' + (m.contact.last_name || ''), m.contact.phone_number));
      return;
    case 'service':
      bubble.appendChild(document.createTextNode('Bot được thêm vào nhóm'));
      return;
    }
    if (m.html) {
      text = el('span');
      text.innerHTML = m.html; // escaped by the server, which writes every tag in it
      link(text);
      bubble.appendChild(text);
    }
  }

  function card(icon, title, line) {
    var node = el('div', 'file');
    node.appendChild(el('span', 'icon', icon));
    var words = el('div', '', title);
    words.appendChild(el('small', '', line));
    node.appendChild(words);
    return node;
  }

  function fileNode(f) {
    var node = card('⬇', f.name || 'tệp', size(f.size));
    var a = el('a', 'file');
    while (node.firstChild) a.appendChild(node.firstChild);
    a.href = 'phone/file/' + f.id;
    a.setAttribute('download', f.name || 'tep');
    return a;
  }

  function size(n) {
    if (n < 1024) return n + ' B';
    if (n < 1048576) return (n / 1024).toFixed(1).replace('.', ',') + ' KB';
    return (n / 1048576).toFixed(1).replace('.', ',') + ' MB';
  }

  // link makes addresses and commands in plain text clickable, as phones do.
  var linkable = /(https?:\/\/[^\s<>"]+|\bt\.me\/[^\s<>"]+)|(^|\s)(\/[a-z0-9_]{1,32})\b/;

  function link(node) {
    if (node.tagName === 'PRE' || node.tagName === 'CODE') return;
    if (node.tagName === 'A') { hook(node, node.getAttribute('href')); return; }
    for (var i = node.childNodes.length - 1; i >= 0; i--) {
      var child = node.childNodes[i];
      if (child.nodeType === 1) link(child);
      else if (child.nodeType === 3) linkText(child);
    }
  }

  function linkText(text) {
    var found = linkable.exec(text.nodeValue);
    if (!found) return;
    var address = found[1] ? found[1].replace(/[.,;:!?)\]]+$/, '') : '';
    var word = address || found[3];
    var start = found.index + (address ? 0 : found[2].length);
    var rest = text.splitText(start);
    var after = rest.splitText(word.length);
    var a = el('a', '', word);
    a.href = address ? (/^http/.test(address) ? address : 'https://' + address) : '#';
    a.target = address ? '_blank' : '';
    a.rel = 'noopener';
    rest.parentNode.replaceChild(a, rest);
    hook(a, address ? a.href : word);
    linkText(after);
  }

  // hook lets a link to this bot, or a command, act inside the page.
  function hook(a, target) {
    a.onclick = function (e) {
      if (ours(target)) act('link', { text: target });
      else if (target.charAt(0) === '/') act('say', { text: target });
      else if (a.className === 'command') act('say', { text: a.textContent });
      else return true;
      e.preventDefault();
      return false;
    };
  }

  function ours(target) {
    return news && target && target.indexOf(news.link.split('?')[0]) === 0;
  }

  function buttonsNode(m) {
    var box = el('div', 'buttons');
    m.buttons.forEach(function (row) {
      var line = el('div', 'row');
      row.forEach(function (b) {
        var node;
        if (b.url) {
          node = el('a', '', b.text + ' ↗');
          node.href = b.url;
          node.target = '_blank';
          node.rel = 'noopener';
          hook(node, b.url);
        } else {
          node = el('button', '', b.text);
          node.type = 'button';
          node.onclick = function () {
            if (b.copy_text) { copy(b.copy_text.text); return; }
            node.className = 'busy';
            var calm = function () { node.className = ''; };
            setTimeout(calm, 1200);
            act('press', { message: m.id, data: b.callback_data }, calm);
          };
        }
        line.appendChild(node);
      });
      box.appendChild(line);
    });
    return box;
  }

  function copy(text) {
    if (navigator.clipboard) navigator.clipboard.writeText(text);
    toast('Đã chép: ' + text);
  }

  function drawAnswers(list) {
    var newest = answered;
    list.forEach(function (a) {
      if (a.seq > answered && answered && a.text) {
        if (a.alert) { $('alert-text').textContent = a.text; show($('alert'), true); } else toast(a.text);
      }
      newest = Math.max(newest, a.seq);
    });
    answered = Math.max(newest, answered || news.seq);
  }

  function drawAction(action) {
    clearTimeout(actionTimer);
    $('state').textContent = action ? (action === 'typing' ? 'đang soạn tin…' : 'đang gửi tệp…') : 'bot';
    if (action) actionTimer = setTimeout(function () { $('state').textContent = 'bot'; }, 5000);
  }

  function toast(text) {
    $('toast').textContent = text;
    show($('toast'), true);
    clearTimeout(toastTimer);
    toastTimer = setTimeout(function () { show($('toast'), false); }, 3500);
  }

  // Below the chat.

  function drawCommands(list) {
    show($('slash'), list.length > 0);
    var box = $('commands');
    clear(box);
    list.forEach(function (c) {
      var b = el('button', '');
      b.type = 'button';
      b.appendChild(el('b', '', '/' + c.command));
      b.appendChild(document.createTextNode(c.description));
      b.onclick = function () { closeSheets(); act('say', { text: '/' + c.command }); };
      box.appendChild(b);
    });
  }

  function drawKeys(k) {
    var box = $('keys');
    clear(box);
    show(box, !!(k && k.keyboard));
    $('text').placeholder = (k && k.input_field_placeholder) || 'Tin nhắn';
    if (!k || !k.keyboard) return;
    k.keyboard.forEach(function (row) {
      var line = el('div', 'row');
      row.forEach(function (key) {
        var b = el('button', '', key.text);
        b.type = 'button';
        b.onclick = function () { act(key.request_location ? 'location' : 'key', { text: key.text }); };
        line.appendChild(b);
      });
      box.appendChild(line);
    });
  }

  function closeSheets() {
    ['commands', 'attach', 'menu', 'cards'].forEach(function (id) { show($(id), false); });
  }

  function toggle(id) {
    var open = $(id).hidden;
    closeSheets();
    show($(id), open);
  }

  function grow() {
    var t = $('text');
    t.style.height = 'auto';
    t.style.height = Math.min(t.scrollHeight, 120) + 'px';
    var slash = t.value === '/' && news && news.chat && news.chat.commands;
    if (slash) show($('commands'), true);
  }

  function say() {
    var text = $('text').value;
    if (!text.replace(/\s/g, '')) return;
    var back = function () { $('text').value = text; grow(); };
    if (editing) act('edit', { message: editing, text: text }, back);
    else act('say', { text: text }, back);
    stopEdit();
    $('text').value = '';
    closeSheets();
    grow();
  }

  function startEdit(m) {
    editing = m.id;
    $('editing-text').textContent = m.text;
    show($('editing'), true);
    $('text').value = m.text;
    $('text').focus();
    grow();
  }

  function stopEdit() {
    if (editing) $('text').value = '';
    editing = 0;
    show($('editing'), false);
  }

  // Files.

  function pick(kind) {
    var input = $('picker');
    input.value = '';
    input.accept = kind === 'photo' ? 'image/png,image/jpeg,image/gif' : '';
    input.onchange = function () {
      var file = input.files && input.files[0];
      if (!file) return;
      if (file.size > 10 * 1048576) { toast('Tệp quá lớn: tối đa 10 MB.'); return; }
      var reader = new FileReader();
      reader.onload = function () {
        stopEdit();
        act(kind, { name: file.name, text: $('text').value, file: String(reader.result).replace(/^[^,]*,/, '') });
        $('text').value = ''; // it is the caption
        grow();
      };
      reader.readAsDataURL(file);
    };
    input.click();
  }

  function drawCards() {
    var box = $('cards');
    clear(box);
    news.people.forEach(function (p) {
      if (p.id === person) return;
      var b = el('button', '', p.name);
      b.type = 'button';
      b.onclick = function () { closeSheets(); act('card', { other: p.id }); };
      box.appendChild(b);
    });
    show(box, box.hidden);
    $('attach').scrollTop = $('attach').scrollHeight;
  }

  // What a person touches.

  $('box').onsubmit = function (e) { e.preventDefault(); say(); };
  $('text').oninput = grow;
  $('text').onkeydown = function (e) {
    var composing = e.isComposing || e.keyCode === 229; // Vietnamese is typed through an input method
    if (e.key === 'Enter' && !e.shiftKey && !composing) { e.preventDefault(); say(); }
    if (e.key === 'Escape') { stopEdit(); closeSheets(); }
  };
  $('slash').onclick = function () { toggle('commands'); };
  $('clip').onclick = function () { toggle('attach'); };
  $('more-menu').onclick = function () { toggle('menu'); };
  $('talk').onclick = closeSheets;
  $('stop-edit').onclick = stopEdit;
  $('back').onclick = function () { document.body.className = ''; };
  $('alert-ok').onclick = function () { show($('alert'), false); };
  $('start-button').onclick = function () { act('open', { text: news.chat.payload || '' }); };
  $('block').onclick = function () { closeSheets(); act(news.chat.blocked ? 'unblock' : 'block'); };
  $('unblock').onclick = function () { act('unblock'); };
  $('attach').onclick = function (e) {
    var target = e.target;
    if (target.getAttribute('data-card')) { drawCards(); return; }
    var what = target.getAttribute('data-act'), kind = target.getAttribute('data-pick');
    if (what) act(what);
    if (kind) pick(kind);
    if (what || kind) closeSheets();
  };
  $('find').oninput = function () { ask(true); };
  $('deep-form').onsubmit = function (e) {
    e.preventDefault();
    if (!person) { toast('Hãy chọn một người trước.'); return; }
    var input = $('deep-form').link, value = input.value.replace(/\s/g, '');
    if (value.indexOf('t.me/') === 0) value = 'https://' + value;
    act(value.indexOf('/') < 0 ? 'open' : 'link', { text: value });
    input.value = '';
    document.body.className = 'talking';
  };
  $('add-form').onsubmit = function (e) {
    e.preventDefault();
    var f = $('add-form');
    var payload = f.payload.value.replace(/^.*[?&]start=/, '').replace(/\s/g, '');
    request('POST', 'phone/people', { name: f.elements.name.value, phone: f.phone.value, payload: payload }, function (value) {
      if (!value) return;
      f.reset();
      $('add').open = false;
      choose(value.id);
    });
  };

  person = parseInt(location.hash.slice(1), 10) || 0;
  if (person) document.body.className = 'talking';
  ask(true);
  tick();
}());
